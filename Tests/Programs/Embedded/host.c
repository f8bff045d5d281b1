// embedded-host FILE…: gives each file of test vectors to Embedded Swift, and prints the comparisons.
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

void *vectors_memory(int32_t count);
int32_t vectors_check(void *memory, int32_t count);

// Swift seeds its hash tables with this function, which musl lacks and glibc has from 2.36 on.
__attribute__((weak)) void arc4random_buf(void *bytes, size_t count) {
  if (getentropy(bytes, count)) __builtin_trap();
}

int main(int count, char **paths) {
  int32_t total = 0;
  for (int index = 1; index < count; index++) {
    FILE *file = fopen(paths[index], "rb");
    if (!file || fseek(file, 0, SEEK_END)) return 1;
    int32_t size = (int32_t)ftell(file);
    rewind(file);
    void *memory = vectors_memory(size);
    if (fread(memory, 1, (size_t)size, file) != (size_t)size) return 1;
    fclose(file);
    int32_t passed = vectors_check(memory, size);
    if (passed <= 0) {
      fprintf(stderr, "%s: failed\n", paths[index]);
      return 1;
    }
    total += passed;
  }
  printf("%d comparisons\n", total);
  return total == 0;
}
