import { type Instant } from '@app/common';
import { type PresentReading } from './mirror.types.js';

/**
 * A reading whose values are text until somebody asks for them. Pages wait to be stored; as objects, their tens of
 * thousands of values would grow old meanwhile and be collected at great cost.
 */
export class PackedReading implements PresentReading {
  readonly itemId: string;
  readonly observedAt: Instant;
  readonly contentHash: string;
  readonly parentObjectId: string | null;
  readonly parentRecordId: string | null;
  readonly webUrl: string | null;
  readonly attioCreatedAt: string | null;
  readonly lookupKeys: string[];
  readonly rawHash: string | null;
  readonly valuesJson: string;

  constructor(reading: PresentReading) {
    this.itemId = reading.itemId;
    this.observedAt = reading.observedAt;
    this.contentHash = reading.contentHash;
    this.parentObjectId = reading.parentObjectId;
    this.parentRecordId = reading.parentRecordId;
    this.webUrl = reading.webUrl;
    this.attioCreatedAt = reading.attioCreatedAt;
    this.lookupKeys = reading.lookupKeys;
    this.rawHash = reading.rawHash ?? null;
    this.valuesJson = JSON.stringify(reading.values);
  }

  get values(): Record<string, unknown> {
    return JSON.parse(this.valuesJson) as Record<string, unknown>;
  }
}

/** The values of any reading as JSON. */
export function valuesJson(reading: PresentReading): string {
  return reading instanceof PackedReading ? reading.valuesJson : JSON.stringify(reading.values);
}
