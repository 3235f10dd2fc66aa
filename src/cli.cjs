#!/usr/bin/env node
'use strict';
// CommonJS, because an older Node cannot even read TypeScript: the guard has to speak first.
require('./require-node.cjs');
import('./cli.ts');
