/** The key under which a log pasted into a search box travels to the analyzer: in this tab only, never in an address. */
export const LOG_HANDOVER = 'jiten-log-handover';
