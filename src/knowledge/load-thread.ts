/** The thread behind `loadInThread`: a folder in, what was loaded of it out. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadKnowledge } from './load-knowledge.ts';

parentPort?.postMessage(await loadKnowledge(workerData));
