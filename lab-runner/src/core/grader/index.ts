// What the composition root sees of the grader.
export type { GradedLab } from './exercises.ts';
export { createGrader, type Grader, type GraderParts } from './grader.ts';
export type { Readiness } from './judge.ts';
