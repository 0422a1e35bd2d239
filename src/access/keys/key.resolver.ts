import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import type { Page } from '../../platform/graphql/page.js';
import { Allow } from '../allow.js';
import { createApiKey } from './create-api-key.js';
import {
  ApiKeysArgs,
  CreateApiKeyInput,
  RevokeApiKeyInput,
  RotateApiKeyInput,
  TakeOverApiKeyInput,
} from './key.input.js';
import { apiKeysOf } from './key.queries.js';
import { ApiKey, ApiKeyConnection, NewApiKey } from './key.types.js';
import { revokeApiKey } from './revoke-api-key.js';
import { rotateApiKey } from './rotate-api-key.js';
import { takeOverApiKey } from './take-over-api-key.js';

@Resolver()
export class KeyResolver {
  @Query(() => ApiKeyConnection, {
    description:
      'The keys the caller keeps, by name: a coordinator those of the own district and of its organisations.',
  })
  @Allow('keys.manage')
  apiKeys(@Ctx() ctx: RequestContext, @Args(() => ApiKeysArgs) args: ApiKeysArgs): Promise<Page<ApiKey>> {
    return apiKeysOf(ctx, args);
  }

  @Mutation(() => NewApiKey, {
    description:
      'Makes the account of a system and its key, told this once. One that a coordinator makes for an organisation is vouched for in their district. It ends when who made it is disabled, unless somebody takes it over. Errors: NOT_ALLOWED, INVALID_INPUT for bodies, scopes or an end that cannot be.',
  })
  @Allow('keys.manage')
  createApiKey(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateApiKeyInput, { description: 'For whom, and what it may do.' })
    input: CreateApiKeyInput,
  ): Promise<NewApiKey> {
    return createApiKey(ctx, input);
  }

  @Mutation(() => NewApiKey, {
    description:
      'Gives a system a second key with the same scopes; the first ends after the overlap. The word that others gave for the system is over. Errors: NOT_FOUND, NOT_ALLOWED, COORDINATOR_DECIDES, ANOTHER_PERSON, KEY_ENDED, TOO_MANY_KEYS where two are good already.',
  })
  @Allow('keys.manage')
  rotateApiKey(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RotateApiKeyInput, { description: 'Which key, and for how long both are good.' })
    input: RotateApiKeyInput,
  ): Promise<NewApiKey> {
    return rotateApiKey(ctx, input);
  }

  @Mutation(() => ApiKey, {
    description:
      'Answer for a key of a system from now on, so that it does not end, or no longer ends, with who made it. The key stays as it is and is told to nobody. Errors: NOT_FOUND, NOT_ALLOWED, KEY_ENDED.',
  })
  @Allow('keys.manage')
  takeOverApiKey(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => TakeOverApiKeyInput, { description: 'Which key.' }) input: TakeOverApiKeyInput,
  ): Promise<ApiKey> {
    return takeOverApiKey(ctx, input);
  }

  @Mutation(() => ApiKey, {
    description: 'Ends a key at once, its streams within seconds. Errors: NOT_FOUND, NOT_ALLOWED.',
  })
  @Allow('keys.manage')
  revokeApiKey(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which key.' }) input: RevokeApiKeyInput,
  ): Promise<ApiKey> {
    return revokeApiKey(ctx, input);
  }
}
