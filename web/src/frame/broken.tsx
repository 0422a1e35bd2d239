import { Component, type ReactNode } from 'react';
import { Button } from '../design/button';
import { Empty } from '../design/notice';
import { say } from '../language/say';

/** Where a screen cannot be drawn, or not be fetched: says so instead of an empty page. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="sign-in">
        <Empty title={say('fault.screen')}>
          <Button weight="main" onClick={() => location.reload()}>
            {say('again')}
          </Button>
        </Empty>
      </main>
    );
  }
}
