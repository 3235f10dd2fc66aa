import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { StepFacts, Steps } from './steps.ts';
import type { MetricVocabulary } from './vocabulary.ts';

/** A trace for each delivery. No global of OpenTelemetry is set, so that several apps can live in one process. */
export function createTracedSteps(tracer: Tracer, vocabulary: () => MetricVocabulary): Steps {
  const around = new AsyncLocalStorage<Context>();
  const propagator = new W3CTraceContextPropagator();
  return {
    take(name, work) {
      const parent = around.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, {}, parent);
      const note = (facts: StepFacts): void => tell(span, facts, vocabulary());
      return around.run(trace.setSpan(parent, span), () => endWith(span, () => work(note)));
    },
    mark() {
      const carrier: Record<string, string> = {};
      propagator.inject(around.getStore() ?? ROOT_CONTEXT, carrier, defaultTextMapSetter);
      return carrier.traceparent;
    },
    resume(mark, since, work) {
      if (mark === undefined) return work();
      const parent = propagator.extract(ROOT_CONTEXT, { traceparent: mark }, defaultTextMapGetter);
      if (since !== undefined) tracer.startSpan('wait in the queue', { startTime: since }, parent).end();
      return around.run(parent, work);
    },
  };
}

/** Ends the span with the work, whichever way the work ends. */
function endWith<T>(span: Span, work: () => T): T {
  try {
    const result = work();
    if (!(result instanceof Promise)) {
      span.end();
      return result;
    }
    result.then(
      () => span.end(),
      () => fail(span),
    );
    return result;
  } catch (error) {
    fail(span);
    throw error;
  }
}

/** Without the error itself: what it says can quote what it failed on. */
function fail(span: Span): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function tell(span: Span, facts: StepFacts, words: MetricVocabulary): void {
  const { job, attempt, given, operation, method, error } = facts;
  if (method !== undefined) span.updateName(`slack ${words.method(method)}`);
  if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttributes({
    ...(job !== undefined && { 'callcheck.job': words.job(job) }),
    ...(attempt !== undefined && { 'callcheck.attempt': attempt }),
    ...(given !== undefined && { 'callcheck.given': words.given(given) }),
    ...(operation !== undefined && { 'callcheck.operation': words.operation(operation) }),
    ...(method !== undefined && { 'slack.method': words.method(method) }),
    ...(error !== undefined && { 'error.type': words.slackError(error) }),
  });
}
