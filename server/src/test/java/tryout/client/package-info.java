/** A client without a page: joins rooms, types, runs and follows, by docs/protocol.md and nothing else. */
package tryout.client;
