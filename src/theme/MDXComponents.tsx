// The tags lessons may use, registered once. Lessons import nothing.
import MDXComponents from '@theme-original/MDXComponents';
import { Mistakes, OldCommand, Versions } from '../components/Boxes/index.tsx';
import { Run } from '../components/CommandBlock/Run.tsx';
import { Console } from '../components/Dock/ConsoleButton.tsx';
import { Exercise } from '../components/Exercise/index.tsx';
import { Figure } from '../components/Figure/index.tsx';
import { Predict, Reality, Surprise } from '../components/Predict/index.tsx';
import { Term } from '../components/Term/index.tsx';
import * as pictures from '../components/pictures/index.ts';

export default {
  ...MDXComponents,
  Console,
  Exercise,
  Figure,
  Mistakes,
  OldCommand,
  Predict,
  Reality,
  Run,
  Surprise,
  Term,
  Versions,
  ...pictures,
};
