// Test suites by what they need: `unit` nothing, the others a real cluster of their own.
import { defineConfig } from 'vitest/config';

const real = { testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Some read the whole compose file or start a process; a busy machine needs time for that.
          testTimeout: 30_000,
          include: ['{labs,lab-runner,src,infra,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.{driver,docker,cluster,lesson}.test.ts'],
        },
      },
      { test: { name: 'driver', include: ['lab-runner/**/*.driver.test.ts'], ...real } },
      { test: { name: 'docker', include: ['lab-runner/**/*.docker.test.ts'], ...real } },
      { test: { name: 'cluster', include: ['lab-runner/**/*.cluster.test.ts'], ...real } },
      { test: { name: 'lessons', include: ['lab-runner/**/*.lesson.test.ts'], ...real } },
    ],
  },
});
