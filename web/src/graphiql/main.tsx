import 'graphiql/setup-workers/vite';
import '../frame/theme';
import '@fontsource/titillium-web/latin-400.css';
import '@fontsource/titillium-web/latin-600.css';
import '@fontsource/titillium-web/latin-700.css';
import '../design/tokens.css';
import '../design/base.css';
import '../design/button.css';
import 'graphiql/style.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import { Workbench } from './workbench';

const root = document.getElementById('riparo');
if (root) createRoot(root).render(<Workbench />);
