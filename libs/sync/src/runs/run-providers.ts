import { CandidateConfirmer } from './candidate-confirmer.js';
import { CandidateJudge } from './candidate-judge.js';
import { Certifier } from './certifier.js';
import { PageComparer } from './page-comparer.js';
import { RequestCounter } from './request-counter.js';
import { RunExecutor } from './run-executor.js';

/** What `RunService` is made of. */
export const runProviders = [CandidateConfirmer, CandidateJudge, Certifier, PageComparer, RequestCounter, RunExecutor];
