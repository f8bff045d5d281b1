// Counts writes to shared objects: to be preloaded into a program that creates them, and then marks
// with two SIGUSR1 to itself where it only uses them. What it has allocated before the first one
// cannot be written to between them: each instruction that does is stepped over, counted, and reported
// with its address in the program. x86-64 and Linux only.
#define _GNU_SOURCE
#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

enum { arena_size = 1 << 28, trap_flag = 0x100 };
static char *shared, *own;
static size_t shared_used, own_used;
static volatile int is_sealed;
static int writes;

// Memory is never given back, so that what is shared is never reused.
static void *take(size_t size, size_t alignment) {
  if (!shared) {
    shared = mmap(0, 2ul * arena_size, PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    own = shared + arena_size;
  }
  char *arena = is_sealed ? own : shared;
  size_t *used = is_sealed ? &own_used : &shared_used;
  if (alignment < 16) alignment = 16;
  size_t start = (*used + 16 + alignment - 1) & -alignment;
  *used = start + size;
  if (*used > arena_size) abort();
  ((size_t *)(arena + start))[-1] = size;
  return arena + start;
}

void *malloc(size_t size) { return take(size, 16); }
void *calloc(size_t count, size_t size) { return take(count * size, 16); }
void free(void *memory) {}
size_t malloc_usable_size(void *memory) { return memory ? ((size_t *)memory)[-1] : 0; }
void *aligned_alloc(size_t alignment, size_t size) { return take(size, alignment); }
int posix_memalign(void **result, size_t alignment, size_t size) {
  *result = take(size, alignment);
  return 0;
}
void *realloc(void *memory, size_t size) {
  void *larger = take(size, 16);
  size_t old = malloc_usable_size(memory);
  return memory ? memcpy(larger, memory, old < size ? old : size) : larger;
}

static void protect(int rights) { mprotect(shared, arena_size, rights); }

static void write_fault(int number, siginfo_t *information, void *context) {
  char *address = information->si_addr;
  if (!is_sealed || address < shared || address >= own) {
    signal(number, SIG_DFL);
    return;
  }
  void *frames[8];
  if (writes++ < 12) {
    fputs("a write to a shared object:\n", stderr);
    backtrace_symbols_fd(frames, backtrace(frames, 8), 2);
  }
  protect(PROT_READ | PROT_WRITE);
  ((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL] |= trap_flag;
}

static void after_write(int number, siginfo_t *information, void *context) {
  protect(PROT_READ);
  ((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL] &= ~trap_flag;
}

static void mark(int number) {
  is_sealed = !is_sealed;
  protect(is_sealed ? PROT_READ : PROT_READ | PROT_WRITE);
  if (!is_sealed) fprintf(stderr, "writes to shared objects: %d\n", writes);
}

__attribute__((constructor)) static void prepare(void) {
  void *frames[1];
  backtrace(frames, 1);
  static char alternate[1 << 16];
  stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate};
  sigaltstack(&stack, 0);
  struct sigaction action = {.sa_flags = SA_SIGINFO};
  action.sa_sigaction = write_fault;
  sigaction(SIGSEGV, &action, 0);
  action.sa_sigaction = after_write;
  sigaction(SIGTRAP, &action, 0);
  signal(SIGUSR1, mark);
}
