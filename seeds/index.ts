export { type DemoGuide, demoGuide } from './demo/guide.js';
export { seedDemo } from './demo/seed-demo.js';
export { loadComuni } from './load-comuni.js';
