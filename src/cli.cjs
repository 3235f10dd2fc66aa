#!/usr/bin/env node
'use strict';
// CommonJS, because an older Node cannot even read TypeScript: the guard has to speak first.
require('./require-node.cjs');
// The second start and all later ones find the modules compiled.
require('node:module').enableCompileCache();
import('./cli.ts');
