import { lazy, Suspense, useMemo } from 'react';
import { Provider } from 'urql';
import { Route, Switch } from 'wouter';
import { createApi } from '../api/client';
import { Empty, TellingProvider, Waiting } from '../design/notice';
import { say, useLanguage } from '../language/say';
import { Broken } from './broken';
import { Frame } from './frame';
import { Signing, useSigned } from './session';
import { Shortcuts } from './shortcuts';

const FindABed = lazy(async () => ({ default: (await import('../screens/find/find-a-bed')).FindABed }));
const More = lazy(async () => ({ default: (await import('../screens/more/more')).More }));
const MyBeds = lazy(async () => ({ default: (await import('../screens/my-beds/my-beds')).MyBeds }));
const Tonight = lazy(async () => ({ default: (await import('../screens/tonight/tonight')).Tonight }));
const Directory = lazy(async () => ({ default: (await import('../screens/directory/directory')).Directory }));
const ShelterScreen = lazy(async () => ({
  default: (await import('../screens/shelter/shelter')).ShelterScreen,
}));
const NewShelter = lazy(async () => ({
  default: (await import('../screens/shelter/new-shelter')).NewShelter,
}));
const InterventionScreen = lazy(async () => ({
  default: (await import('../screens/intervention/intervention')).InterventionScreen,
}));
const CallSheet = lazy(async () => ({ default: (await import('../screens/sheet/call-sheet')).CallSheet }));
const Pause = lazy(async () => ({ default: (await import('../screens/pause/pause')).Pause }));
const People = lazy(async () => ({ default: (await import('../screens/people/people')).People }));
const Keys = lazy(async () => ({ default: (await import('../screens/office/keys')).Keys }));
const Audit = lazy(async () => ({ default: (await import('../screens/office/audit')).Audit }));
const Emergencies = lazy(async () => ({
  default: (await import('../screens/office/emergencies')).Emergencies,
}));
const Organisations = lazy(async () => ({
  default: (await import('../screens/office/organisations')).Organisations,
}));
const Districts = lazy(async () => ({ default: (await import('../screens/office/districts')).Districts }));
const Access = lazy(async () => ({ default: (await import('../screens/access/access')).Access }));
const LinkPassword = lazy(async () => ({
  default: (await import('../screens/access/link-password')).LinkPassword,
}));
const Developers = lazy(async () => ({
  default: (await import('../screens/developers/developers')).Developers,
}));
const Styleguide = lazy(async () => ({
  default: (await import('../screens/styleguide/styleguide')).Styleguide,
}));

/** The first screen is the one of one's work. */
function Home() {
  const { permissions } = useSigned();
  if (permissions.includes('interventions.read')) return <Tonight />;
  if (permissions.includes('placements.receive')) return <MyBeds />;
  return permissions.includes('audit.read') ? <Audit /> : <Directory />;
}

/** Which screen stands at which address. */
export function App() {
  const api = useMemo(createApi, []);
  useLanguage();
  return (
    <Provider value={api}>
      <TellingProvider>
        <Broken>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path="/styleguide" component={Styleguide} />
              <Route path="/pausa" component={Pause} />
              <Route path="/sviluppatori" component={Developers} />
              <Route path="/invitation">
                <LinkPassword kind="invitation" />
              </Route>
              <Route path="/new-password">
                <LinkPassword kind="reset" />
              </Route>
              <Route>
                <Signing>
                  <Shortcuts />
                  <Switch>
                    <Route path="/" component={Home} />
                    <Route path="/interventi/:id" component={InterventionScreen} />
                    <Route path="/strutture" component={Directory} />
                    <Route path="/foglio" component={CallSheet} />
                    <Route path="/strutture/nuova" component={NewShelter} />
                    <Route path="/strutture/:id" component={ShelterScreen} />
                    <Route path="/altro" component={More} />
                    <Route path="/altro/persone" component={People} />
                    <Route path="/altro/accesso" component={Access} />
                    <Route path="/altro/chiavi" component={Keys} />
                    <Route path="/altro/registro" component={Audit} />
                    <Route path="/altro/emergenze" component={Emergencies} />
                    <Route path="/altro/enti" component={Organisations} />
                    <Route path="/altro/distretti" component={Districts} />
                    <Route path="/posti" component={MyBeds} />
                    <Route path="/trova" component={FindABed} />
                    <Route>
                      <Frame title={say('nowhere')}>
                        <Empty title={say('nowhere')} />
                      </Frame>
                    </Route>
                  </Switch>
                </Signing>
              </Route>
            </Switch>
          </Suspense>
        </Broken>
      </TellingProvider>
    </Provider>
  );
}
