import fc from 'fast-check';

// The same samples in each run: a run that fails by chance tells nothing about the change it runs for. `npm run fuzz` explores.
fc.configureGlobal({ seed: 20261130 });

export default fc;
