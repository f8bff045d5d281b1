// What Embedded Swift asks of a machine without an operating system: memory, and to move it about.
// Blocks have sizes that are powers of two; what is freed is kept for the next one of its size.
typedef __SIZE_TYPE__ size_t;
typedef unsigned char byte;

extern byte __heap_base;
static byte *top;
static struct block { struct block *next; size_t class; } *kept[32];

enum { header = 64, page = 65536 };

static void *allocate(size_t count) {
  size_t class = 7;
  while (((size_t)1 << class) < count + header) class++;
  struct block *block = kept[class];
  if (block) {
    kept[class] = block->next;
  } else {
    if (!top) top = (byte *)(((size_t)&__heap_base + header - 1) & ~(size_t)(header - 1));
    block = (struct block *)top;
    top += (size_t)1 << class;
    size_t size = __builtin_wasm_memory_size(0) * page;
    if ((size_t)top > size &&
        __builtin_wasm_memory_grow(0, ((size_t)top - size + page - 1) / page) == (size_t)-1)
      __builtin_trap();
    block->class = class;
  }
  return (byte *)block + header;
}

// Blocks begin at multiples of the header, and no type here asks for more.
int posix_memalign(void **memory, size_t alignment, size_t count) {
  if (alignment > header) __builtin_trap();
  *memory = allocate(count);
  return 0;
}

void free(void *memory) {
  if (!memory) return;
  struct block *block = (struct block *)((byte *)memory - header);
  block->next = kept[block->class];
  kept[block->class] = block;
}

void *memcpy(void *to, const void *from, size_t count) {
  for (size_t i = 0; i < count; i++) ((byte *)to)[i] = ((const byte *)from)[i];
  return to;
}

void *memmove(void *to, const void *from, size_t count) {
  if (to <= from) return memcpy(to, from, count);
  while (count--) ((byte *)to)[count] = ((const byte *)from)[count];
  return to;
}

void *memset(void *to, int value, size_t count) {
  for (size_t i = 0; i < count; i++) ((byte *)to)[i] = (byte)value;
  return to;
}

int memcmp(const void *left, const void *right, size_t count) {
  const byte *a = left, *b = right;
  for (; count; a++, b++, count--)
    if (*a != *b) return *a - *b;
  return 0;
}

void arc4random_buf(void *to, size_t count) { memset(to, 4, count); }

// The 128 bits of a product, which WebAssembly has no instruction for: 64 by 64 bits from halves.
unsigned __int128 __multi3(unsigned __int128 left, unsigned __int128 right) {
  unsigned long long a = left, b = right, mask = 0xffffffff;
  unsigned long long low = (a & mask) * (b & mask);
  unsigned long long middle = (a >> 32) * (b & mask) + (low >> 32);
  unsigned long long other = (a & mask) * (b >> 32) + (middle & mask);
  unsigned long long high = (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32);
  high += (unsigned long long)(left >> 64) * b + a * (unsigned long long)(right >> 64);
  return (unsigned __int128)high << 64 | (other << 32 | (low & mask));
}
