// The front door of the change between classes.
export { type Classes, type ClassParts, type ClassState, createClasses } from './class.ts';
export type { CourseExercise } from './standing.ts';
