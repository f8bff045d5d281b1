// Random values that come out the same for the same seed.
'use strict';

class Random {
  /** xorshift64*, in whole numbers of any size. */
  constructor(seed) {
    this.state = (BigInt(seed) * 0x9e3779b97f4a7c15n + 1n) & 0xffffffffffffffffn || 1n;
    for (let turn = 0; turn < 8; turn += 1) this.bits();
  }

  /** 64 random bits. */
  bits() {
    let state = this.state;
    state ^= state >> 12n;
    state ^= (state << 25n) & 0xffffffffffffffffn;
    state ^= state >> 27n;
    this.state = state;
    return (state * 0x2545f4914f6cdd1dn) & 0xffffffffffffffffn;
  }

  /** A whole number from `low` up to and without `high`. */
  integer(low, high) {
    return low + Number((this.bits() >> 11n) % BigInt(high - low));
  }

  chance(part) {
    return this.integer(0, 1000) < part * 1000;
  }

  one(list) {
    return list[this.integer(0, list.length)];
  }

  text(count, characters) {
    return Array.from({ length: count }, () => this.one(characters)).join('');
  }

  bytes(count) {
    return Buffer.from(Array.from({ length: count }, () => this.integer(0, 256)));
  }
}

module.exports = { Random };
