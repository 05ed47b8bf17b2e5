/** A module that the build makes the entry of a worker thread; see electron-vite. */
declare module '*?nodeWorker' {
  import type { Worker, WorkerOptions } from 'node:worker_threads'
  export default function makeWorker(options: WorkerOptions): Worker
}
