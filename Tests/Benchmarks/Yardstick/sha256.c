// The yardstick for the portable backend: SHA-256 in plain C, as fast as clang -O3 makes it.
//
// It hashes 1 MiB as often as each line of its input begins with, and prints the nanoseconds, like Peers.swift.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define ROTATE(x, n) ((x) >> (n) | (x) << (32 - (n)))
#define ROUND(a, b, c, d, e, f, g, h, i)                                                   \
  do {                                                                                     \
    uint32_t first = h + K[i] + w[(i) & 15] + ((g) ^ ((e) & ((f) ^ (g)))) +                \
                     (ROTATE(e, 6) ^ ROTATE(e, 11) ^ ROTATE(e, 25));                       \
    uint32_t second = (ROTATE(a, 2) ^ ROTATE(a, 13) ^ ROTATE(a, 22)) +                     \
                      (((a) & (b)) | ((c) & ((a) | (b))));                                 \
    d += first;                                                                            \
    h = first + second;                                                                    \
  } while (0)
#define EXPAND(i)                                                                          \
  w[(i) & 15] += (ROTATE(w[((i) + 1) & 15], 7) ^ ROTATE(w[((i) + 1) & 15], 18) ^           \
                  w[((i) + 1) & 15] >> 3) +                                                \
                 w[((i) + 9) & 15] +                                                       \
                 (ROTATE(w[((i) + 14) & 15], 17) ^ ROTATE(w[((i) + 14) & 15], 19) ^        \
                  w[((i) + 14) & 15] >> 10)
#define EIGHT(i)                                                                           \
  ROUND(a, b, c, d, e, f, g, h, i);                                                        \
  ROUND(h, a, b, c, d, e, f, g, i + 1);                                                    \
  ROUND(g, h, a, b, c, d, e, f, i + 2);                                                    \
  ROUND(f, g, h, a, b, c, d, e, i + 3);                                                    \
  ROUND(e, f, g, h, a, b, c, d, i + 4);                                                    \
  ROUND(d, e, f, g, h, a, b, c, i + 5);                                                    \
  ROUND(c, d, e, f, g, h, a, b, i + 6);                                                    \
  ROUND(b, c, d, e, f, g, h, a, i + 7)

static void compress(uint32_t state[8], const uint8_t *data, size_t blocks) {
  for (; blocks > 0; blocks--, data += 64) {
    uint32_t w[16];
    for (int i = 0; i < 16; i++) {
      memcpy(&w[i], data + 4 * i, 4);
      w[i] = __builtin_bswap32(w[i]);
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    EIGHT(0);
    EIGHT(8);
#pragma clang loop unroll(full)
    for (int i = 16; i < 64; i += 16) {
#pragma clang loop unroll(full)
      for (int j = 0; j < 16; j++) EXPAND(i + j);
      EIGHT(i);
      EIGHT(i + 8);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
  }
}

int main(void) {
  uint8_t *data = malloc(1 << 20);
  memset(data, 'a', 1 << 20);
  uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  printf("SHA-256, 1 MiB | plain C\n\n");
  fflush(stdout);
  int count;
  while (scanf("%d%*[^\n]", &count) == 1) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < count; i++) compress(state, data, (1 << 20) / 64);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (state[0] == 0) fprintf(stderr, "unlikely\n");  // uses the state
    printf("%lld \n", (end.tv_sec - start.tv_sec) * 1000000000LL + (end.tv_nsec - start.tv_nsec));
    fflush(stdout);
  }
}
