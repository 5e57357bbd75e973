// Finding command blocks in a lesson.
import { describe, expect, it } from 'vitest';
import { runBlocks } from './run-blocks.ts';

const lesson = `---
title: Bench
---
Text with a brace-free sentence.

<Run id="one" command="kafka-topics --list" expect={\`a
b\`} />

<Predict id="p" options={["x", "y"]} answer={1}>

  <Run id="two" exercise="1.1" command={\`echo {topic}
echo 2\`} leave="Ctrl-C" />

</Predict>

<Run id="three">yard status</Run>
`;

describe('run blocks', () => {
  it('reads attributes, templates, nesting and text', () => {
    expect(runBlocks(lesson)).toMatchObject([
      { id: 'one', command: 'kafka-topics --list', expect: 'a\nb', line: 6 },
      { id: 'two', command: 'echo {topic}\necho 2', exercise: '1.1', leave: 'Ctrl-C' },
      { id: 'three', command: 'yard status', expect: undefined },
    ]);
  });

  it('refuses a block without an id', () => {
    expect(() => runBlocks('<Run command="ls" />')).toThrow('line 1');
  });
});
