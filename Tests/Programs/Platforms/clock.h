// The clock that Darwin's and Android's C libraries declare, for `.ci/steps/50-platforms`.
struct timespec {
  long tv_sec;
  long tv_nsec;
};
#define CLOCK_REALTIME 0
int clock_gettime(int clock, struct timespec *time);
