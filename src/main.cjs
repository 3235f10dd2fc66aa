'use strict';
// What `npm start` runs. CommonJS, because an older Node cannot even read TypeScript: the guard has to speak first.
require('./require-node.cjs');
// Later starts find the modules compiled.
require('node:module').enableCompileCache();
require('./load-env-file.cjs');

// npm passes a signal on to the shell between it and this process, and that one ends without a word: then so does this.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 500);
watch.unref();

import('./main.ts');
