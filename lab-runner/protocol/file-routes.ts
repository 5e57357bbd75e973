// The part of the route table about the files of a lesson.
import * as z from 'zod/mini';
import {
  FilePath,
  FileView,
  FindingView,
  KeepRequest,
  LessonFile,
  PathRequest,
  SaveRequest,
} from './files.ts';
import type { Route } from './routes.ts';

const page = ['page'] as const;

export const fileRoutes = {
  /** The files that the exercises of a lesson gave out. */
  lessonFiles: {
    method: 'GET',
    path: '/api/lessons/:lesson/files',
    open: page,
    params: { lesson: z.string().check(z.regex(/^\d{1,2}$/)) },
    answer: z.array(LessonFile),
  },
  /** `stamp` is the one of the last answer: as long as it holds, the text is not sent again. */
  readFile: {
    method: 'GET',
    path: '/api/files',
    open: page,
    params: {},
    query: z.object({ path: FilePath, stamp: z.optional(z.string().check(z.maxLength(100))) }),
    answer: FileView,
  },
  saveFile: {
    method: 'POST',
    path: '/api/files',
    open: page,
    params: {},
    body: SaveRequest,
    answer: FileView,
  },
  /** Writes a text beside a file, under a name that is free, so that both are kept. */
  keepBeside: {
    method: 'POST',
    path: '/api/files/beside',
    open: page,
    params: {},
    body: KeepRequest,
    answer: PathRequest,
  },
  checkTypes: {
    method: 'POST',
    path: '/api/files/types',
    open: page,
    params: {},
    body: PathRequest,
    answer: z.object({ findings: z.array(FindingView) }),
  },
} as const satisfies Record<string, Route>;
