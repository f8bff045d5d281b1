// Prints how many instructions a program executes between two SIGUSR1 that it sends itself, by stepping
// through them one by one: for processors' instructions that valgrind does not know, on machines whose
// kernel lends no counters.
//
//     steps PROGRAM [ARGUMENT ...]
#include <signal.h>
#include <stdio.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count < 2) return 64;
  pid_t child = fork();
  if (child == 0) {
    // Otherwise the counts of two runs differ by up to 4,000, because addresses do.
    personality(ADDR_NO_RANDOMIZE);
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    execv(arguments[1], arguments + 1);
    _exit(127);
  }
  int status, is_counting = 0;
  unsigned long steps = 0;
  while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
    int signal = WSTOPSIG(status);
    if (signal == SIGUSR1) is_counting = !is_counting;
    if (signal == SIGUSR1 || signal == SIGTRAP) signal = 0;
    if (ptrace(is_counting ? PTRACE_SINGLESTEP : PTRACE_CONT, child, 0, signal) != 0) break;
    steps += is_counting;
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return 1;
  printf("steps: %lu\n", steps);
  return 0;
}
