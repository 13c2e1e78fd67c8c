import { graphql } from '../../__generated__/gql.ts'
import type { WebhookEventState, WebhookReplayState } from '../../__generated__/graphql.ts'
import type { Tone } from '../../parts/StatusMark.tsx'

export const webhookTones: Record<WebhookEventState, Tone> = { RECEIVED: 'calm', PROCESSING: 'calm', PROCESSED: 'good', IGNORED: 'calm', FAILED: 'bad' }
export const replayIsGoing = (state: WebhookReplayState): boolean => state === 'QUEUED' || state === 'RUNNING'

export const ReplayWebhook = graphql(`
  mutation ReplayWebhook($input: ReplayWebhookInput!) {
    replayWebhook(input: $input) {
      __typename
      ... on ReplayWebhookSuccess {
        webhookEvent {
          id
          ...WebhookRow_webhookEvent
          ...WebhookPanel_webhookEvent
        }
        attempt {
          id
          result
        }
      }
    }
  }
`)

export const ReplayWebhooks = graphql(`
  mutation ReplayWebhooks($input: ReplayWebhooksInput!) {
    replayWebhooks(input: $input) {
      __typename
      ... on ReplayWebhooksSuccess {
        replay {
          id
          ...Replays_replay
        }
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const CancelWebhookReplay = graphql(`
  mutation CancelWebhookReplay($input: CancelWebhookReplayInput!) {
    cancelWebhookReplay(input: $input) {
      __typename
      ... on CancelWebhookReplaySuccess {
        replay {
          id
          ...Replays_replay
        }
      }
      ... on WebhookReplayAlreadyFinished {
        message
      }
    }
  }
`)

export const MarkWebhookDealtWith = graphql(`
  mutation MarkWebhookDealtWith($input: MarkWebhookDealtWithInput!) {
    markWebhookDealtWith(input: $input) {
      __typename
      ... on MarkWebhookDealtWithSuccess {
        webhookEvent {
          id
          ...WebhookRow_webhookEvent
          ...WebhookPanel_webhookEvent
        }
      }
      ... on WebhookNotFailed {
        message
      }
      ... on InvalidInput {
        message
      }
    }
  }
`)

export const ReopenWebhook = graphql(`
  mutation ReopenWebhook($input: ReopenWebhookInput!) {
    reopenWebhook(input: $input) {
      __typename
      ... on ReopenWebhookSuccess {
        webhookEvent {
          id
          ...WebhookRow_webhookEvent
          ...WebhookPanel_webhookEvent
        }
      }
    }
  }
`)
