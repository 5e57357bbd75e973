// The folder of all disks as a learner types it: without quotes, wherever the lab was put.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { workbenchPlaces } from './shell-environment.ts';

let parent = '';
afterEach(() => rmSync(parent, { recursive: true, force: true }));

it.each(['lab', "ann's first lab", 'lab [2] *'])('is found without quotes in "%s"', (name) => {
  parent = mkdtempSync(path.join(tmpdir(), 'railyard-disks-'));
  const dataDir = path.join(parent, name);
  mkdirSync(path.join(dataDir, 'cluster/kafka1/data/orders-0'), { recursive: true });
  writeFileSync(path.join(dataDir, 'cluster/kafka1/data/orders-0/7.log'), 'six!!!');
  const { disks } = workbenchPlaces({ dataDir, root: parent });
  const printed = execFileSync(
    'bash',
    ['--norc', '-c', 'ls -d $DISKS/kafka?/data/orders-0 && wc -c < $DISKS/kafka1/data/orders-0/7.log'],
    { encoding: 'utf8', env: { PATH: '/usr/bin:/bin', DISKS: disks } },
  );
  expect(printed.split('\n').map((line) => line.trim())).toEqual([
    path.join(dataDir, 'cluster/kafka1/data/orders-0'),
    ...['6', ''],
  ]);
});
