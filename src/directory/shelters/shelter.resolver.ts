import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { connectionOf, type Page } from '../../platform/graphql/page.js';
import { Municipality, municipalityBy } from '../../territory/index.js';
import { ContactInChain } from '../contacts/contact-chain.types.js';
import type { Hours } from '../hours/hours.types.js';
import { OpeningHours } from '../hours/opening-hours.types.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { isPlaceKnown } from './secret-place.js';
import { Shelter } from './shelter.entity.js';
import { SheltersArgs } from './shelter.input.js';
import { contactsNow, isOpenNow, shelterOf, sheltersOf, toldAreaOf } from './shelter.queries.js';
import { isGuarded } from './shelter.rules.js';

const ShelterConnection = connectionOf(() => Shelter, 'Shelter');

@Resolver(() => Shelter)
export class ShelterResolver {
  @Query(() => Shelter, {
    nullable: true,
    description: 'A shelter by its id. NOT_FOUND where there is none that the caller may see.',
  })
  @Public()
  shelter(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The shelter.' }) id: string,
  ): Promise<Shelter> {
    return shelterOf(ctx, id);
  }

  @Query(() => ShelterConnection, {
    nullable: true,
    description:
      'Shelters that the caller may see, by name: public ones when nobody is signed in. Closed ones are left out.',
  })
  @Public()
  shelters(@Ctx() ctx: RequestContext, @Args() args: SheltersArgs): Promise<Page<Shelter>> {
    return sheltersOf(ctx, args);
  }

  @FieldResolver(() => Organisation, {
    description: 'Who runs it; the gateway, where the shelter is guarded.',
  })
  organisation(@Root() { gateway, organisation }: Shelter): Promise<Organisation> {
    return (gateway ?? organisation).loadOrFail();
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'Null where the place may not be known.',
  })
  async municipality(
    @Root() { secrecy, municipality }: Shelter,
    @Ctx() ctx: RequestContext,
  ): Promise<Municipality | null> {
    return isGuarded(secrecy) || !municipality ? null : municipalityBy(ctx).load(municipality.istatCode);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Street and number. Null where the place may not be known.',
  })
  address(@Root() { secrecy, address }: Shelter): string | null {
    return isGuarded(secrecy) ? null : address;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Null for guarded shelters: use the contacts of an offer.',
  })
  phone(@Root() { secrecy, phone }: Shelter): string | null {
    return isGuarded(secrecy) ? null : phone;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What else to know. Null for guarded shelters: words may name a place.',
  })
  note(@Root() { secrecy, note }: Shelter): string | null {
    return isGuarded(secrecy) ? null : note;
  }

  @FieldResolver(() => String, {
    description: 'What may be said of where it is: its comune; of a guarded shelter, the area told.',
  })
  async toldArea(@Root() { id }: Shelter, @Ctx() ctx: RequestContext): Promise<string> {
    return (await toldAreaOf(ctx).load(id)) ?? '';
  }

  @FieldResolver(() => OpeningHours, {
    nullable: true,
    description: 'When people are let in; null where nobody has said.',
  })
  admissionHours(@Root() { admissionHours }: Shelter): Hours | null {
    return admissionHours;
  }

  @FieldResolver(() => OpeningHours, {
    nullable: true,
    description: 'When somebody is there; null where nobody has said.',
  })
  staffedHours(@Root() { staffedHours }: Shelter): Hours | null {
    return staffedHours;
  }

  @FieldResolver(() => OpeningHours, {
    nullable: true,
    description: 'When it answers the phone; null where nobody has said.',
  })
  telephoneHours(@Root() { telephoneHours }: Shelter): Hours | null {
    return telephoneHours;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether people are let in now; null where nobody has said.',
  })
  admitsNow(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    return isOpenNow(ctx, shelter, shelter.admissionHours);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether somebody is there now; null where nobody has said.',
  })
  staffedNow(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    return isOpenNow(ctx, shelter, shelter.staffedHours);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether it answers the phone now; null where nobody has said.',
  })
  answersNow(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    return isOpenNow(ctx, shelter, shelter.telephoneHours);
  }

  @FieldResolver(() => [ContactInChain], {
    description:
      'Whom to call now, in order. Of guarded shelters for workers on duty; none when nobody is signed in.',
  })
  async contacts(@Root() { id }: Shelter, @Ctx() ctx: RequestContext): Promise<ContactInChain[]> {
    return (await contactsNow(ctx).load(id)) ?? [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has closed for good.' })
  closed(@Root() { closedAt }: Shelter): boolean {
    return closedAt !== null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether a meeting point for patrols is stored; null for all but the coordinator of the district and the operators.',
  })
  hasMeetingPoint(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    return isPlaceKnown(ctx, shelter, 'meetingPoint');
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether an address is stored under seal; null for all but the coordinator of the district and the operators.',
  })
  hasStoredAddress(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    return isPlaceKnown(ctx, shelter, 'address');
  }
}
