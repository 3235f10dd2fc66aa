/** The thread behind `loadInThread`: takes a folder and returns what was loaded and tried. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadTried } from './load-tried.ts';

parentPort?.postMessage(await loadTried(workerData));
