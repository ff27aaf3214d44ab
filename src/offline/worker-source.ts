import { packPlaces } from './pack.ts';
import { packReader } from './pack-reader.ts';
import { serviceWorker, type OfflineSettings } from './service-worker.ts';

/** The text of `/sw.js`: the worker and what it reads packs with, printed as they stand, with what the build tells them. */
export function workerSource(settings: Omit<OfflineSettings, 'packs'>): string {
  const whole: OfflineSettings = { ...settings, packs: packPlaces(settings.base) };
  return `(${serviceWorker.toString()})(self, ${JSON.stringify(whole)}, ${packReader.toString()});\n`;
}
