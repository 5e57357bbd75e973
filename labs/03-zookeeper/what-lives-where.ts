// Check of exercise 3.4: seven facts of a cluster, each either at a path in ZooKeeper or not there at all.
// A path is right when the znode there really holds this attempt's value.
import { bootstrapServers, type Check, type CheckContext, zookeeperNames } from '../kit/index.ts';
import type { znodes } from './lab.ts';
import { type InTree, inTree, kept, notInTree } from './places.ts';

type Exercise = (typeof znodes)['exercises']['3.4'];

export const checkWhatLivesWhere: Check<Exercise> = async (context) => {
  const { values, answers, ports, failed, passed } = context;
  const missing = await firstMissing(context);
  if (missing !== undefined) return missing;

  const shell = `zookeeper-shell ${zookeeperNames[0]}:${ports.zookeeper1}`;
  for (const place of inTree(values)) {
    const given = answers[place.field];
    if (given === undefined) return failed('unanswered', { what: place.what }, `${shell} ls /`);
    const wrong = await wrongPlace(context, place, given, shell);
    if (wrong !== undefined) return wrong;
  }
  for (const { field, what, reason, command } of notInTree(values, bootstrapServers(ports))) {
    const given = answers[field];
    if (given === undefined) return failed('unanswered', { what }, command);
    const said = readPlace(given);
    if (said === undefined) return failed('unreadable', { what, given }, command);
    if (said !== 'elsewhere') return failed(reason, { path: said }, command);
  }
  const { override = '', isr = '', acl = '', quota = '' } = answers;
  return passed({ override, isr, acl, quota }, `${shell} get ${readPlace(isr) ?? ''}`);
};

/** A path, `elsewhere` for "not in ZooKeeper", nothing when the words say neither. */
function readPlace(given: string): string | undefined {
  if (given.startsWith('/')) return given.replace(/(?!^)\/+$/, '');
  const text = given.toLowerCase();
  // Perhaps a path without its first slash.
  if (/\w\/\w/.test(text)) return undefined;
  const none = /^(not?\b|none|nowhere|[-–—]+$)|\bnot in\b/.test(text);
  const kafka = /^(in )?(the )?(topic )?(kafka|__consumer_offsets|brokers?|log)\b/.test(text);
  return none || kafka ? 'elsewhere' : undefined;
}

async function wrongPlace(
  { zookeeper, failed, values }: CheckContext<Exercise>,
  place: InTree,
  given: string,
  shell: string,
) {
  const { what } = place;
  const path = readPlace(given);
  if (path === undefined) return failed('unreadable', { what, given }, `${shell} ls /`);
  if (path === 'elsewhere') return failed('in-zookeeper', { what, keeps: place.keeps }, `${shell} ls /`);
  const node = await zookeeper.get(path);
  if (node === undefined)
    return failed(
      'no-such-node',
      { what, path },
      `${shell} ls ${place.path.split('/').slice(0, 2).join('/')}`,
    );
  if (place.holds(path, node.data)) return undefined;
  const get = `${shell} get ${path}`;
  if (place.field === 'isr' && path === `/brokers/topics/${values.topic}`)
    return failed('copies-not-in-sync', { path }, get);
  if (place.path.startsWith(path === '/' ? '/' : `${path}/`))
    return failed('too-high', { what, path }, `${shell} ls -R ${path}`);
  return failed('elsewhere', { what, path }, get);
}

/** The first thing this attempt should have made and has not. */
async function firstMissing({ zookeeper, kafka, values, ports, failed }: CheckContext<Exercise>) {
  const servers = `--bootstrap-server ${bootstrapServers(ports)}`;
  const { topic, group, client, user, ledger } = values;
  if ((await zookeeper.topic(topic)) === undefined)
    return failed('no-topic', {}, `kafka-topics ${servers} --list`);
  const config = await zookeeper.topicConfig(topic);
  const found = config['retention.ms'];
  if (found !== values.retention)
    return failed(
      'no-override',
      { found: found ?? 'not set' },
      `kafka-configs ${servers} --describe --entity-type topics --entity-name ${topic}`,
    );
  const bookmark = (await kafka.committed(group)).find((one) => one.topic === topic && one.offset > 0);
  if (bookmark === undefined)
    return failed('no-bookmark', {}, `kafka-consumer-groups ${servers} --describe --group ${group}`);
  for (const place of inTree(values)) {
    if (place.field !== 'quota' && place.field !== 'acl') continue;
    const data = (await zookeeper.get(place.path))?.data;
    if (data !== undefined && place.holds(place.path, data)) continue;
    return place.field === 'quota'
      ? failed(
          'no-quota',
          { found: kept(data) },
          `kafka-configs ${servers} --describe --entity-type clients --entity-name ${client}`,
        )
      : failed('no-rule', { user }, `kafka-acls ${servers} --list --topic ${ledger}`);
  }
  return undefined;
}
