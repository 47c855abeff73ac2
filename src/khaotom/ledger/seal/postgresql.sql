-- An entry seals its lines: they are there first, sum to zero in each fund, belong to its book and to days still open.
-- Its number follows the last one.
CREATE FUNCTION seal_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken text;
BEGIN
  IF NEW.seq <> 1 + COALESCE((SELECT MAX(seq) FROM ledger_entry WHERE book_id = NEW.book_id), 0) THEN
    RAISE EXCEPTION 'entry % does not follow the last one', NEW.id
      USING ERRCODE = '23514', CONSTRAINT = 'ledger_entry_gapless', TABLE = 'ledger_entry';
  END IF;
  SELECT CASE
      WHEN COALESCE(SUM(lines), 0) < 2 THEN 'ledger_entry_has_lines'
      WHEN NOT BOOL_AND(total = 0) THEN 'ledger_entry_balances'
      WHEN NOT BOOL_AND(ours) THEN 'ledger_entry_one_book'
      WHEN NOT BOOL_AND(closed_through IS NULL OR NEW.date > closed_through) THEN 'ledger_entry_open_day'
    END INTO broken
  FROM (
    SELECT COUNT(*) AS lines, SUM(l.amount) AS total, BOOL_AND(a.book_id = NEW.book_id AND l.seq = NEW.seq) AS ours, f.closed_through
    FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id JOIN ledger_fund f ON f.id = a.fund_id
    WHERE l.entry_id = NEW.id GROUP BY f.id
  ) funds;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'entry % refused: %', NEW.id, broken USING ERRCODE = '23514', CONSTRAINT = broken, TABLE = 'ledger_entry';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION seal_ledger_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id) THEN
    RAISE EXCEPTION 'entry % is sealed', NEW.entry_id USING ERRCODE = '23514', CONSTRAINT = 'ledger_line_sealed', TABLE = 'ledger_line';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION seal_ledger_fund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.closed_through IS NULL OR NEW.closed_through < OLD.closed_through THEN
    RAISE EXCEPTION 'fund % is closed through %', OLD.id, OLD.closed_through
      USING ERRCODE = '23514', CONSTRAINT = 'ledger_fund_stays_closed', TABLE = 'ledger_fund';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_ledger_entry_balances BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION seal_ledger_entry();
CREATE TRIGGER seal_ledger_line_late BEFORE INSERT ON ledger_line FOR EACH ROW EXECUTE FUNCTION seal_ledger_line();
CREATE TRIGGER seal_ledger_entry_change BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_ledger_entry_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_ledger_line_change BEFORE UPDATE OR DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_ledger_line_truncate BEFORE TRUNCATE ON ledger_line FOR EACH STATEMENT EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_ledger_account_change BEFORE UPDATE OR DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_ledger_account_truncate BEFORE TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION seal_refuse();
-- What is closed stays closed.
CREATE TRIGGER seal_ledger_fund_reopened BEFORE UPDATE OF closed_through ON ledger_fund
FOR EACH ROW WHEN (OLD.closed_through IS NOT NULL) EXECUTE FUNCTION seal_ledger_fund();
