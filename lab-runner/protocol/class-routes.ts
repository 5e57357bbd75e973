// The instructor's routes: the change between two classes and its results. Part of the route table.
import * as z from 'zod/mini';
import { ClassView, NextClassRequest, ResultsFile, ResultsFileName } from './class.ts';
import { SessionRequest, SessionView } from './session.ts';

const instructor = ['instructor'] as const;
const nothing = z.object({});

export const classRoutes = {
  /** Exchanges the instructor's token for a cookie of its own. */
  openInstructor: {
    method: 'POST',
    path: '/api/class/session',
    open: 'public',
    params: {},
    body: SessionRequest,
    answer: SessionView,
  },
  /** Takes the instructor's cookie back: the browser may be the learner's. */
  leaveInstructor: {
    method: 'DELETE',
    path: '/api/class/session',
    open: instructor,
    params: {},
    answer: nothing,
  },
  classState: { method: 'GET', path: '/api/class', open: instructor, params: {}, answer: ClassView },
  /** Answers as soon as the change has begun; `classState` tells how far it is. */
  nextClass: {
    method: 'POST',
    path: '/api/class/next',
    open: instructor,
    params: {},
    body: NextClassRequest,
    answer: ClassView,
  },
  undoClass: {
    method: 'POST',
    path: '/api/class/undo',
    open: instructor,
    params: {},
    body: nothing,
    answer: ClassView,
  },
  classResults: {
    method: 'GET',
    path: '/api/class/results/:file',
    open: instructor,
    params: { file: ResultsFileName },
    answer: ResultsFile,
  },
} as const;
