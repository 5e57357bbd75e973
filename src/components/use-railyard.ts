// React's view of the client's stores. On the server and during hydration every hook answers as if no runner had spoken yet.
import type { ClusterView, ExerciseView } from '@railyard/lab-runner/protocol';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { usePluginData } from '@docusaurus/useGlobalData';
import { client } from '../client/railyard.ts';
import type { CourseData } from '../course/card.ts';
import type { ExerciseMap } from '../runner/exercises.ts';
import type { Link, Readable } from '../runner/index.ts';

/** Follows a store; `atFirst` is used on the server and for hydration, and must not change between renders. */
export function useStore<T>(store: Readable<T>, atFirst: T): T {
  return useSyncExternalStore(store.subscribe, store.get, () => atFirst);
}

const connecting: Link = { phase: 'connecting' };
const noExercises: ExerciseMap = new Map();

export const useLink = (): Link => useStore(client.link, connecting);
export const useCluster = (): ClusterView | undefined => useStore(client.cluster, undefined);
export const useExercises = (): ExerciseMap => useStore(client.exercises.all, noExercises);
export const useExercise = (id: string): ExerciseView | undefined => useExercises().get(id);
export const useCourse = (): CourseData => usePluginData('course') as CourseData;

/** The wall clock in ms, renewed every second while `ticking`; 0 on the server. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    setNow(Date.now());
    if (!ticking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

/** Whole seconds since `from`, never below zero. */
export function secondsSince(from: number, now: number): number {
  return Math.max(0, Math.floor((now - from) / 1000));
}
