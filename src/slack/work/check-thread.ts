/** The thread behind `createThreadCheck`: takes a text and the knowledge in use, and returns the report as JSON. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkText } from '../../validator/index.ts';
import { isRawJson } from '../../validator/json/raw-json.ts';

let holdsRaw = false;
const json = JSON.stringify(checkText(workerData.text, workerData.knowledge), (_key, value) => {
  holdsRaw ||= isRawJson(value);
  return value;
});
parentPort?.postMessage({ json, holdsRaw });
