// embedded-host FILE…: gives each file of test vectors to Embedded Swift, and prints the comparisons.
#include <stdint.h>
#include <stdio.h>

void *vectors_memory(int32_t count);
int32_t vectors_check(void *memory, int32_t count);

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
}
