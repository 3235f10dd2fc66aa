/** The thread behind `loadInThread`: a folder in, what was loaded of it and tried out, out. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadTried } from './load-tried.ts';

parentPort?.postMessage(await loadTried(workerData));
