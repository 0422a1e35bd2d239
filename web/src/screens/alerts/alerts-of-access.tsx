import { useQuery } from 'urql';
import { useMinute } from '../../frame/use-minute';
import { alertsQuery } from './alert.documents';
import { AlertCard, alertKey } from './alert-card';

/** For who checks: what changed in who may do what, until somebody has taken note of it. */
export function AlertsOfAccess() {
  const now = useMinute();
  const [{ data }, ask] = useQuery({ query: alertsQuery, requestPolicy: 'cache-and-network' });
  const alerts = data?.alerts ?? [];
  if (alerts.length === 0) return null;
  return (
    <div className="alerts">
      {alerts.map((alert) => (
        <AlertCard
          key={alertKey(alert)}
          alert={alert}
          now={now}
          onDone={() => ask({ requestPolicy: 'network-only' })}
        />
      ))}
    </div>
  );
}
