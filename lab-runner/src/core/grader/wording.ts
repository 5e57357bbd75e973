// From codes and facts to sentences: a lab's messages filled for one attempt and moved to the ports this lab uses.
import {
  bootstrapServers,
  type ClientPorts,
  type Comparison,
  type ExerciseMessages,
  type Facts,
  fill,
  type Finding,
  localise,
  type Verdict,
  zookeeperConnect,
} from '@railyard/labs/kit';
import { RailyardError } from '../../../protocol/index.ts';
import type { GivenAnswers } from './answers.ts';

export interface Wording {
  /** Fills a text with the attempt's values and the standard names. */
  text(template: string): string;
  /** What the learner is told of a finding. Throws BROKEN_LAB when the lab lacks the words. */
  verdict(finding: Finding, answers: GivenAnswers): Verdict;
}

export interface WordingParts {
  readonly exercise: string;
  readonly messages: ExerciseMessages;
  readonly values: Readonly<Record<string, string>>;
  readonly ports: ClientPorts;
  /** The option the learner locked, if any. */
  readonly prediction?: string | null;
}

/** Every text may use `{exercise}`, `{bootstrap}` and `{zookeeper}` beside values, answers and facts. */
export function createWording(parts: WordingParts): Wording {
  const { exercise, messages, values, ports, prediction } = parts;
  const standard = {
    exercise,
    bootstrap: bootstrapServers(ports),
    zookeeper: zookeeperConnect(ports),
  };
  const filled = (template: string, names: Facts): string => {
    try {
      return localise(fill(template, { ...standard, ...values, ...names }), ports);
    } catch (error) {
      throw new RailyardError('BROKEN_LAB', { detail: (error as Error).message }, error);
    }
  };
  const words = <T>(kind: string, code: string, among: Readonly<Record<string, T>>): T => {
    const found = Object.hasOwn(among, code) ? among[code] : undefined;
    if (found !== undefined) return found;
    throw new RailyardError('BROKEN_LAB', {
      detail: `exercise ${exercise} has no words for ${kind} ${code}`,
    });
  };

  function compare(happened: string | undefined, say: (template: string) => string): Comparison | undefined {
    const asked = messages.prediction;
    if (happened === undefined || asked === undefined || typeof prediction !== 'string') return undefined;
    return {
      predicted: prediction,
      happened,
      said: say(words('option', prediction, asked.options)),
      did: say(words('what happened', happened, asked.happened)),
      surprise: prediction === happened ? undefined : say(asked.surprise),
    };
  }

  return {
    text: (template) => filled(template, {}),
    verdict(finding, answers) {
      const names = { ...emptyAnswers(messages), ...spoken(answers), ...finding.facts };
      const say = (template: string) => filled(template, names);
      const command = finding.command === undefined ? undefined : localise(finding.command, ports);
      switch (finding.outcome) {
        case 'passed':
          return {
            outcome: 'passed',
            seen: say(messages.passed),
            why: say(messages.why),
            command,
            comparison: compare(finding.happened, say),
          };
        case 'notYet': {
          const template = words('wait', finding.wait, messages.waits);
          return { outcome: 'notYet', wait: finding.wait, waitingFor: say(template), command };
        }
        case 'failed': {
          const { reason } = finding;
          const { expected, observed, hint } = words('reason', reason, messages.reasons);
          return {
            outcome: 'failed',
            reason,
            expected: say(expected),
            observed: say(observed),
            hint: say(hint),
            command,
          };
        }
      }
    },
  };
}

function emptyAnswers(messages: ExerciseMessages): Facts {
  return Object.fromEntries(Object.keys(messages.answers).map((name) => [name, 'nothing']));
}

function spoken(answers: GivenAnswers): Facts {
  return Object.fromEntries(
    Object.entries(answers).map(([name, given]) => [
      name,
      typeof given === 'string' ? given : given.join(', '),
    ]),
  );
}
