-- How many sessions a device had on a day.
SELECT COALESCE(SUM(sessions), 0) FROM shared_session WHERE device_id = ? AND day = ?
