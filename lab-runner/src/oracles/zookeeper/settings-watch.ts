// Follows settings and rules by the notices Kafka leaves for its brokers: one watch tells of every change.
import {
  entityKinds,
  type EntityKind,
  readAcls,
  readEveryEntity,
  readNotice,
  readSettings,
  settingPaths,
} from './kafka-settings.ts';
import type { Tell } from './looks.ts';
import type { Znodes } from './znodes.ts';

export interface SettingsWatchParts {
  readonly znodes: Znodes;
  readonly tell: Tell;
  /** Makes a read that is tried again when it fails, and can be a watcher. */
  readonly again: (read: () => Promise<void>) => () => void;
}

/** Reads everything once; then what a notice names. A change made past Kafka leaves no notice, and no broker heeds it. */
export function watchSettings({ znodes, tell, again }: SettingsWatchParts): { first(): Promise<void> } {
  let lastNotice = '';
  let begun = false;
  const noticesChanged = again(readNotices);
  const aclsChanged = again(readRules);

  async function readNotices(): Promise<void> {
    const names = [...((await znodes.children(settingPaths.changes, noticesChanged)) ?? [])].sort();
    const fresh = begun ? names.filter((name) => name > lastNotice) : [];
    lastNotice = names.at(-1) ?? lastNotice;
    const paths = await Promise.all(fresh.map((name) => readNotice(znodes, name)));
    for (const path of new Set(paths)) if (path !== undefined) tellOf(path);
  }

  function tellOf(path: string): void {
    const [kind = '', name = ''] = path.split('/');
    if (kind === 'topics') {
      tell(readSettings(znodes, path).then((values) => [{ of: 'topicConfig', topic: name, values }]));
    } else if (isKind(kind)) tellEntity(kind);
  }

  function tellEntity(entity: EntityKind): void {
    tell(readEveryEntity(znodes, entity).then((all) => [{ of: 'settings', entity, all }]));
  }

  async function readRules(): Promise<void> {
    await Promise.all(settingPaths.aclChanges.map((path) => znodes.children(path, aclsChanged)));
    tell(readAcls(znodes).then((all) => [{ of: 'acls', all }]));
  }

  return {
    async first() {
      // The watches first, so that nothing falls between.
      await Promise.all([readNotices(), readRules()]);
      begun = true;
      entityKinds.forEach(tellEntity);
    },
  };
}

function isKind(word: string): word is EntityKind {
  return (entityKinds as readonly string[]).includes(word);
}
