import { type Actor } from './types.js';

/** A moment of a meeting: a date and time with its zone, or a whole day. */
export type MeetingTime = { readonly datetime: string; readonly timezone: string | null } | { readonly date: string };

export interface Participant {
  readonly status: 'accepted' | 'tentative' | 'declined' | 'pending';
  readonly is_organizer: boolean;
  readonly email_address: string | null;
}

export interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly isAllDay: boolean;
  readonly start: MeetingTime;
  readonly end: MeetingTime;
  readonly participants: readonly Participant[];
  readonly linkedRecords: readonly { readonly objectId: string; readonly recordId: string }[];
  readonly createdBy: Actor;
  readonly createdAt: number;
}

export interface CallRecording {
  readonly id: string;
  readonly meetingId: string;
  readonly status: 'processing' | 'completed' | 'failed';
  readonly transcript: readonly {
    readonly speech: string;
    readonly start: number;
    readonly end: number;
    readonly speaker: string;
  }[];
  readonly createdBy: Actor;
  readonly createdAt: number;
}

export type StorageProvider = 'attio' | 'dropbox' | 'box' | 'google-drive' | 'microsoft-onedrive';

export interface StoredFile {
  readonly id: string;
  readonly type: 'file' | 'folder' | 'connected-file' | 'connected-folder';
  readonly objectId: string;
  readonly recordId: string;
  readonly provider: StorageProvider;
  readonly name: string;
  readonly contentType: string | null;
  readonly content: Buffer | null;
  readonly parentFolderId: string | null;
  readonly externalId: string;
  readonly microsoftDriveId: string | null;
  readonly createdBy: Actor;
  readonly createdAt: number;
}
