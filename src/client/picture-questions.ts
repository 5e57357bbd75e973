// The predictions asked on this page, and when the picture waits for one: while it is being answered, and when the deed comes before the answer.
// A page that only contains a question stops nothing. Draws nothing; what tells the answer is known to the readings.
import type { TimelineEvent } from '@railyard/labs/kit';
import { type Heard, type Readable, createStore } from '../runner/index.ts';
import { type QuestionCard, type Picture, lastOf } from './picture.ts';

/** A card with a question, as it is at the moment. */
export interface Question extends QuestionCard {
  readonly options: readonly { readonly key: string; readonly label: string }[];
  /** The locked option, and when it was locked (wall clock, ms); the card of a lesson knows that in this visit only. */
  readonly locked?: { readonly key: string; readonly at?: number | undefined } | undefined;
  /** What was drawn for the attempt. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** The check's own words, once it has passed. */
  readonly judged?: { readonly happened: string; readonly did: string } | undefined;
}

export interface Asked {
  readonly question: Question;
  /** The picture waited for it, and goes on from this event. */
  readonly from?: number | undefined;
}

export interface Questions {
  readonly asked: Readable<readonly Asked[]>;
  /** A card appears, or what it says has changed. */
  ask(question: Question): void;
  /** The card leaves the page. */
  withdraw(id: string): void;
  inView(id: string, visible: boolean): void;
  /** An option was chosen, not locked yet: from here on the picture would help. */
  takeUp(id: string): void;
  /** The reader wants to see the cluster all the same. Kept nowhere. */
  waive(id: string): void;
}

export interface QuestionParts {
  readonly picture: Pick<Picture, 'frozen' | 'freeze' | 'release'>;
  readonly heard: Readable<Heard | undefined>;
  /** Whether the picture can give the answer away. */
  readonly tellable: (id: string) => boolean;
}

/** No question is asked yet. */
export function createQuestions({ picture, heard, tellable }: QuestionParts): Questions {
  const asked = createStore<readonly Asked[]>([]);
  const visible = new Set<string>();
  const takenUp = new Set<string>();
  const waived = new Set<string>();
  let seen = 0;

  const find = (id: string): Asked | undefined => asked.get().find(({ question }) => question.id === id);
  const isOpen = ({ question }: Asked): boolean =>
    question.locked === undefined && tellable(question.id) && !waived.has(question.id);

  function settle(): void {
    const waiting = [...takenUp]
      .reverse()
      .flatMap((id) => find(id) ?? [])
      .find(isOpen);
    if (waiting !== undefined && heard.get() !== undefined) return hold(waiting, lastOf(heard.get()));
    const held = picture.frozen.get();
    if (held !== undefined)
      picture.release(find(held.card.id)?.question.locked === undefined ? 'jump' : 'play');
  }

  function hold({ question }: Asked, sequence: number): void {
    const held = picture.frozen.get();
    if (held?.card.id === question.id) return;
    const from = held?.sequence ?? sequence;
    picture.freeze(question, from);
    asked.update((all) => all.map((one) => (one.question.id === question.id ? { ...one, from } : one)));
  }

  /** The deed came first: the picture stops before it, when the question is before the reader's eyes. */
  function hear(): void {
    const { events } = heard.get() ?? { events: [] };
    const news = events.filter(({ sequence }) => sequence > seen);
    const joined = seen === 0;
    seen = lastOf(heard.get());
    const deed = joined ? undefined : news.find(isDeed);
    const before = asked.get().find((one) => isOpen(one) && visible.has(one.question.id));
    if (deed !== undefined && before !== undefined && picture.frozen.get() === undefined) {
      takenUp.add(before.question.id);
      hold(before, deed.sequence - 1);
    }
    settle();
  }
  heard.subscribe(hear);

  return {
    asked,
    ask(question) {
      const before = find(question.id);
      // A new attempt asks anew.
      const anew = before?.question.locked !== undefined && question.locked === undefined;
      if (anew) [takenUp, waived].forEach((set) => set.delete(question.id));
      const one: Asked = { question, from: anew ? undefined : before?.from };
      asked.update((all) =>
        before === undefined ? [...all, one] : all.map((other) => (other === before ? one : other)),
      );
      settle();
    },
    withdraw(id) {
      asked.update((all) => all.filter(({ question }) => question.id !== id));
      [visible, takenUp].forEach((set) => set.delete(id));
      settle();
    },
    inView(id, isVisible) {
      if (isVisible) visible.add(id);
      else visible.delete(id);
    },
    takeUp(id) {
      takenUp.delete(id);
      takenUp.add(id);
      settle();
    },
    waive(id) {
      waived.add(id);
      settle();
    },
  };
}

/** Something the learner did to a node, or a crown that moved without such an act. */
function isDeed(event: TimelineEvent): boolean {
  if (event.kind === 'command') return event.cause === 'command';
  return event.kind === 'controller' && event.before !== null && event.cause !== 'reset';
}
