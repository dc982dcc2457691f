import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { careContextScenes } from '../test/support/fixtures-care-contexts.js';
import { linkingScenes } from '../test/support/fixtures-linking.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

const scenes = { ...careContextScenes, ...linkingScenes };

type Name = keyof typeof scenes;
type Args = SceneArgs<Name>;

const meta: Meta<Args> = {
  title: 'Elements/care-contexts',
  component: 'care-contexts',
  tags: ['!autodocs'],
  args: { scene: 'opened' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('care-contexts', scenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: Name, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Loading: Story = scene('loading');
export const List: Story = scene('list');
export const Opened: Story = { ...scene('opened'), tags: ['autodocs'] };
export const OpenedInDevanagari: Story = scene('openedInDevanagari');
export const OpenedBoth: Story = scene('openedBoth');
export const OpenedNameless: Story = scene('openedNameless');
export const VisitsLoading: Story = scene('visitsLoading');
export const Pulling: Story = scene('pulling');
export const Searched: Story = scene('searched');
export const Searching: Story = scene('searching');
export const Filtered: Story = scene('filtered');
export const NothingFound: Story = scene('nothingFound');
export const DayInFuture: Story = scene('dayInFuture');
export const DaysTurned: Story = scene('daysTurned');
export const Empty: Story = scene('empty');
export const Nobody: Story = scene('nobody');
export const Partial: Story = scene('partial');
export const PartialSearch: Story = scene('partialSearch');
export const FacilityStale: Story = scene('facilityStale');
export const FacilityToWait: Story = scene('facilityToWait');
export const FacilitySessionEnded: Story = scene('facilitySessionEnded');
export const Stale: Story = scene('stale');
export const Offline: Story = scene('offline');
export const Error: Story = scene('error');
export const ErrorMisconfigured: Story = scene('errorMisconfigured');
export const ErrorToWait: Story = scene('errorToWait');
export const SessionEnded: Story = scene('sessionEnded');
export const Hostile: Story = scene('hostile');
export const Record: Story = scene('record');
export const RecordNotReady: Story = scene('recordNotReady');
export const RecentlyLinked: Story = scene('recentlyLinked');
export const Awaited: Story = scene('awaited');
export const WithoutConnection: Story = scene('withoutConnection');
export const LinkingSearchLoading: Story = scene('linkingSearchLoading');
export const LinkingFacility: Story = scene('linkingFacility');
export const LinkingFacilityMissing: Story = scene('linkingFacilityMissing');
export const LinkingByMessage: Story = scene('linkingByMessage');
export const LinkingDetails: Story = scene('linkingDetails');
export const LinkingDetailsSelfDeclared: Story = scene('linkingDetailsSelfDeclared');
export const LinkingDetailsUnread: Story = scene('linkingDetailsUnread');
export const LinkingReferenceWrong: Story = scene('linkingReferenceWrong');
export const LinkingAsking: Story = scene('linkingAsking');
export const LinkingUnreachable: Story = scene('linkingUnreachable');
export const LinkingDiscoveryFailed: Story = scene('linkingDiscoveryFailed');
export const LinkingNobody: Story = scene('linkingNobody');
export const LinkingNothingNew: Story = scene('linkingNothingNew');
export const LinkingAllLinked: Story = scene('linkingAllLinked');
export const LinkingPeople: Story = scene('linkingPeople');
export const LinkingPeopleNoneChosen: Story = scene('linkingPeopleNoneChosen');
export const LinkingNotMe: Story = scene('linkingNotMe');
export const LinkingVisits: Story = scene('linkingVisits');
export const LinkingVisitsTicked: Story = scene('linkingVisitsTicked');
export const LinkingVisitsNoneTicked: Story = scene('linkingVisitsNoneTicked');
export const LinkingVisitsMany: Story = scene('linkingVisitsMany');
export const LinkingVisitsHostile: Story = scene('linkingVisitsHostile');
export const LinkingOtpBeingSent: Story = scene('linkingOtpBeingSent');
export const LinkingOtpNotSent: Story = scene('linkingOtpNotSent');
export const LinkingOtp: Story = scene('linkingOtp');
export const LinkingOtpSentTo: Story = scene('linkingOtpSentTo');
export const LinkingOtpMayBeSentAgain: Story = scene('linkingOtpMayBeSentAgain');
export const LinkingOtpBeingSentAgain: Story = scene('linkingOtpBeingSentAgain');
export const LinkingOtpNoneLeft: Story = scene('linkingOtpNoneLeft');
export const LinkingOtpIncomplete: Story = scene('linkingOtpIncomplete');
export const LinkingOtpWrong: Story = scene('linkingOtpWrong');
export const LinkingOtpExpired: Story = scene('linkingOtpExpired');
export const LinkingOtpLocked: Story = scene('linkingOtpLocked');
export const LinkingConfirming: Story = scene('linkingConfirming');
export const LinkingNextOtp: Story = scene('linkingNextOtp');
export const LinkingAlreadyLinked: Story = scene('linkingAlreadyLinked');
export const LinkingLost: Story = scene('linkingLost');
export const LinkingNotLinked: Story = scene('linkingNotLinked');
export const LinkingUnknown: Story = scene('linkingUnknown');
export const LinkingFoundLinked: Story = scene('linkingFoundLinked');
export const LinkingDone: Story = scene('linkingDone');
export const LinkingDoneAll: Story = scene('linkingDoneAll');
export const LinkingDonePartly: Story = scene('linkingDonePartly');
export const LinkingDoneFailed: Story = scene('linkingDoneFailed');
export const LinkingDoneAlready: Story = scene('linkingDoneAlready');
export const LinkingDoneUnknown: Story = scene('linkingDoneUnknown');

export const LoadingHindi: Story = scene('loading', hindi);
export const ListHindi: Story = scene('list', hindi);
export const OpenedHindi: Story = scene('opened', hindi);
export const OpenedInDevanagariHindi: Story = scene('openedInDevanagari', hindi);
export const OpenedBothHindi: Story = scene('openedBoth', hindi);
export const OpenedNamelessHindi: Story = scene('openedNameless', hindi);
export const VisitsLoadingHindi: Story = scene('visitsLoading', hindi);
export const PullingHindi: Story = scene('pulling', hindi);
export const SearchedHindi: Story = scene('searched', hindi);
export const SearchingHindi: Story = scene('searching', hindi);
export const FilteredHindi: Story = scene('filtered', hindi);
export const NothingFoundHindi: Story = scene('nothingFound', hindi);
export const DayInFutureHindi: Story = scene('dayInFuture', hindi);
export const DaysTurnedHindi: Story = scene('daysTurned', hindi);
export const EmptyHindi: Story = scene('empty', hindi);
export const NobodyHindi: Story = scene('nobody', hindi);
export const PartialHindi: Story = scene('partial', hindi);
export const PartialSearchHindi: Story = scene('partialSearch', hindi);
export const FacilityStaleHindi: Story = scene('facilityStale', hindi);
export const FacilityToWaitHindi: Story = scene('facilityToWait', hindi);
export const FacilitySessionEndedHindi: Story = scene('facilitySessionEnded', hindi);
export const StaleHindi: Story = scene('stale', hindi);
export const OfflineHindi: Story = scene('offline', hindi);
export const ErrorHindi: Story = scene('error', hindi);
export const ErrorMisconfiguredHindi: Story = scene('errorMisconfigured', hindi);
export const ErrorToWaitHindi: Story = scene('errorToWait', hindi);
export const SessionEndedHindi: Story = scene('sessionEnded', hindi);
export const HostileHindi: Story = scene('hostile', hindi);
export const RecentlyLinkedHindi: Story = scene('recentlyLinked', hindi);
export const AwaitedHindi: Story = scene('awaited', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);
export const LinkingSearchLoadingHindi: Story = scene('linkingSearchLoading', hindi);
export const LinkingFacilityHindi: Story = scene('linkingFacility', hindi);
export const LinkingFacilityMissingHindi: Story = scene('linkingFacilityMissing', hindi);
export const LinkingByMessageHindi: Story = scene('linkingByMessage', hindi);
export const LinkingDetailsHindi: Story = scene('linkingDetails', hindi);
export const LinkingDetailsSelfDeclaredHindi: Story = scene('linkingDetailsSelfDeclared', hindi);
export const LinkingDetailsUnreadHindi: Story = scene('linkingDetailsUnread', hindi);
export const LinkingReferenceWrongHindi: Story = scene('linkingReferenceWrong', hindi);
export const LinkingAskingHindi: Story = scene('linkingAsking', hindi);
export const LinkingUnreachableHindi: Story = scene('linkingUnreachable', hindi);
export const LinkingDiscoveryFailedHindi: Story = scene('linkingDiscoveryFailed', hindi);
export const LinkingNobodyHindi: Story = scene('linkingNobody', hindi);
export const LinkingNothingNewHindi: Story = scene('linkingNothingNew', hindi);
export const LinkingAllLinkedHindi: Story = scene('linkingAllLinked', hindi);
export const LinkingPeopleHindi: Story = scene('linkingPeople', hindi);
export const LinkingPeopleNoneChosenHindi: Story = scene('linkingPeopleNoneChosen', hindi);
export const LinkingNotMeHindi: Story = scene('linkingNotMe', hindi);
export const LinkingVisitsHindi: Story = scene('linkingVisits', hindi);
export const LinkingVisitsTickedHindi: Story = scene('linkingVisitsTicked', hindi);
export const LinkingVisitsNoneTickedHindi: Story = scene('linkingVisitsNoneTicked', hindi);
export const LinkingVisitsManyHindi: Story = scene('linkingVisitsMany', hindi);
export const LinkingVisitsHostileHindi: Story = scene('linkingVisitsHostile', hindi);
export const LinkingOtpBeingSentHindi: Story = scene('linkingOtpBeingSent', hindi);
export const LinkingOtpNotSentHindi: Story = scene('linkingOtpNotSent', hindi);
export const LinkingOtpHindi: Story = scene('linkingOtp', hindi);
export const LinkingOtpSentToHindi: Story = scene('linkingOtpSentTo', hindi);
export const LinkingOtpMayBeSentAgainHindi: Story = scene('linkingOtpMayBeSentAgain', hindi);
export const LinkingOtpBeingSentAgainHindi: Story = scene('linkingOtpBeingSentAgain', hindi);
export const LinkingOtpNoneLeftHindi: Story = scene('linkingOtpNoneLeft', hindi);
export const LinkingOtpIncompleteHindi: Story = scene('linkingOtpIncomplete', hindi);
export const LinkingOtpWrongHindi: Story = scene('linkingOtpWrong', hindi);
export const LinkingOtpExpiredHindi: Story = scene('linkingOtpExpired', hindi);
export const LinkingOtpLockedHindi: Story = scene('linkingOtpLocked', hindi);
export const LinkingConfirmingHindi: Story = scene('linkingConfirming', hindi);
export const LinkingNextOtpHindi: Story = scene('linkingNextOtp', hindi);
export const LinkingAlreadyLinkedHindi: Story = scene('linkingAlreadyLinked', hindi);
export const LinkingLostHindi: Story = scene('linkingLost', hindi);
export const LinkingNotLinkedHindi: Story = scene('linkingNotLinked', hindi);
export const LinkingUnknownHindi: Story = scene('linkingUnknown', hindi);
export const LinkingFoundLinkedHindi: Story = scene('linkingFoundLinked', hindi);
export const LinkingDoneHindi: Story = scene('linkingDone', hindi);
export const LinkingDoneAllHindi: Story = scene('linkingDoneAll', hindi);
export const LinkingDonePartlyHindi: Story = scene('linkingDonePartly', hindi);
export const LinkingDoneFailedHindi: Story = scene('linkingDoneFailed', hindi);
export const LinkingDoneAlreadyHindi: Story = scene('linkingDoneAlready', hindi);
export const LinkingDoneUnknownHindi: Story = scene('linkingDoneUnknown', hindi);

export const ListDark: Story = scene('list', dark);
export const OpenedDark: Story = scene('opened', dark);
export const SearchedDark: Story = scene('searched', dark);
export const PartialDark: Story = scene('partial', dark);
export const FacilityStaleDark: Story = scene('facilityStale', dark);
export const LinkingDetailsDark: Story = scene('linkingDetails', dark);
export const LinkingVisitsTickedDark: Story = scene('linkingVisitsTicked', dark);
export const LinkingOtpWrongDark: Story = scene('linkingOtpWrong', dark);
export const LinkingDonePartlyDark: Story = scene('linkingDonePartly', dark);
