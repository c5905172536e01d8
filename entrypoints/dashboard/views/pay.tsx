import { useBooks } from '../../../components/dashboard/dash';
import { Projects } from '../../../components/dashboard/projects-list/Projects';
import { WhenReady } from '../../../components/dashboard/States';
import './tasks.css';

export default function PayView() {
  const loaded = useBooks((books) => books.projects(), []);
  return <WhenReady loaded={loaded}>{(projects) => <Projects projects={projects} />}</WhenReady>;
}
