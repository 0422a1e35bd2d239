import './frame/theme';
import '@fontsource/titillium-web/latin-400.css';
import '@fontsource/titillium-web/latin-600.css';
import '@fontsource/titillium-web/latin-700.css';
import './design/tokens.css';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/app';
import { finishLeaving } from './frame/leaving';
import { provideWorker } from './offline/provide-worker';

const root = document.getElementById('riparo');
// Whoever left here is out before anybody is asked who they are.
void finishLeaving().then(() => {
  if (root)
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
});
provideWorker();
