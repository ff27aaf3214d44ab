import fc from 'fast-check';

/**
 * The gate answers the same for the same tree: there, property tests draw the same inputs in every run. At a
 * developer's desk each run draws new ones, and what fails becomes an example in its test.
 */
if (process.env['CI'] === 'true') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261122 });
