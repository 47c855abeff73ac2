-- An entry seals its lines: they are there first, sum to zero in each fund, belong to its book and to days still open.
-- Its number follows the last one. INSERT OR REPLACE would delete without asking the delete trigger, so what is there is looked for.
CREATE TRIGGER seal_ledger_entry_balances BEFORE INSERT ON ledger_entry BEGIN
  SELECT RAISE(ABORT, 'ledger_entry_sealed') WHERE EXISTS (
    SELECT 1 FROM ledger_entry WHERE id = NEW.id OR (NEW.reverses_id IS NOT NULL AND reverses_id = NEW.reverses_id));
  SELECT RAISE(ABORT, 'ledger_entry_gapless') WHERE NEW.seq <> 1 + COALESCE((
    SELECT MAX(seq) FROM ledger_entry WHERE book_id = NEW.book_id), 0);
  SELECT RAISE(ABORT, 'ledger_entry_has_lines') WHERE (SELECT COUNT(*) FROM ledger_line WHERE entry_id = NEW.id) < 2;
  SELECT RAISE(ABORT, 'ledger_entry_balances') WHERE EXISTS (
    SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id GROUP BY a.fund_id HAVING SUM(l.amount) <> 0);
  SELECT RAISE(ABORT, 'ledger_entry_one_book') WHERE EXISTS (
    SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
    WHERE l.entry_id = NEW.id AND (a.book_id <> NEW.book_id OR l.seq <> NEW.seq));
  SELECT RAISE(ABORT, 'ledger_entry_open_day') WHERE EXISTS (
    SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id JOIN ledger_fund f ON f.id = a.fund_id
    WHERE l.entry_id = NEW.id AND f.closed_through IS NOT NULL AND NEW.date <= f.closed_through);
END;
CREATE TRIGGER seal_ledger_line_late BEFORE INSERT ON ledger_line WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id) BEGIN
  SELECT RAISE(ABORT, 'ledger_line_sealed');
END;
CREATE TRIGGER seal_ledger_entry_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_entry_sealed'); END;
CREATE TRIGGER seal_ledger_entry_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_entry_sealed'); END;
CREATE TRIGGER seal_ledger_line_update BEFORE UPDATE ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line_sealed'); END;
CREATE TRIGGER seal_ledger_line_delete BEFORE DELETE ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line_sealed'); END;
CREATE TRIGGER seal_ledger_account_update BEFORE UPDATE ON ledger_account BEGIN SELECT RAISE(ABORT, 'ledger_account_sealed'); END;
CREATE TRIGGER seal_ledger_account_delete BEFORE DELETE ON ledger_account BEGIN SELECT RAISE(ABORT, 'ledger_account_sealed'); END;
-- What is closed stays closed.
CREATE TRIGGER seal_ledger_fund_reopened BEFORE UPDATE OF closed_through ON ledger_fund
WHEN OLD.closed_through IS NOT NULL AND (NEW.closed_through IS NULL OR NEW.closed_through < OLD.closed_through) BEGIN
  SELECT RAISE(ABORT, 'ledger_fund_stays_closed');
END;
