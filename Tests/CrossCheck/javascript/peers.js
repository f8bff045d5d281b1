// Those who answer: programs that live as long as the check does, each in a process of its own, one
// request a line in and one answer a line out.
'use strict';
const { spawn } = require('node:child_process');
const { createInterface } = require('node:readline');

class ProcessPeer {
  constructor(name, command, words) {
    this.name = name;
    this.waiting = [];
    this.process = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.on('error', (error) => this.fail(error));
    this.process.on('exit', () => this.fail(new Error('it ended')));
    this.process.stdin.on('error', (error) => this.fail(error));
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      this.waiting.shift().resolve(JSON.parse(line));
    });
  }

  /** The answers to all requests, in their order. */
  ask(requests) {
    const answers = requests.map((request) => new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject, request });
    }));
    this.process.stdin.write(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
    return Promise.all(answers);
  }

  async answer(request) {
    return (await this.ask([request]))[0];
  }

  fail(error) {
    for (const { reject, request } of this.waiting.splice(0)) {
      reject(new Error(`${this.name} did not answer ${JSON.stringify(request)}: ${error.message}`));
    }
  }

  end() {
    this.process.stdin.end();
  }
}

/** Programs of this process. */
class LocalPeer {
  constructor(name, programs) {
    this.name = name;
    this.programs = programs;
  }

  async ask(requests) {
    return requests.map((request) => {
      try {
        return this.programs[request.program](request);
      } catch (error) {
        return { error: String(error) };
      }
    });
  }

  end() {}
}

module.exports = { ProcessPeer, LocalPeer };
