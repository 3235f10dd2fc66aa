#!/usr/bin/env node
'use strict';
// CommonJS, because an older Node cannot even read TypeScript: the guard has to speak first.
require('./require-node.cjs');
// The second start and all later ones find the modules compiled.
require('node:module').enableCompileCache();
// Only these look at settings; a plain check never reads a file that was not named.
if (process.argv.some((argument) => argument === 'doctor' || argument === '--org'))
  require('./load-env-file.cjs');
import('./cli.ts');
