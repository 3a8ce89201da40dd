package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SampleListsTest {
  @Test
  void lines_tellWhatUsersLookForAndWhatJobsAre() throws Exception {
    assertThat(
            lines(
                """
                {"user_id":7,"user":{"city_name":"東京都港区","keywords":"カフェ 駅チカ"},
                 "recommendations":[
                  {"rank":1,"score":0.5,"title":"バリスタ","city_name":"東京都北区","employer_id":"橘珈琲店",
                   "employment_type":"正社員","salary_type":"MONTHLY","salary_min":210000,
                   "salary_max":250000.5},
                  {"rank":2,"score":0.25,"title":"Barista","city_name":"","employer_id":"",
                   "employment_type":"","salary_type":""}]}
                """))
        .containsExactly(
            "",
            "User 7 in 東京都港区, looking for “カフェ 駅チカ”, best 2 of 2",
            "    1   0.50000  バリスタ",
            "                 東京都北区 · 橘珈琲店 · 正社員 · 210,000–250,001 monthly",
            "    2   0.25000  Barista");
  }

  @Test
  void lines_oneBoundOrEqualBounds_areSaidAsOne() throws Exception {
    assertThat(
            lines(
                """
                {"user_id":7,"recommendations":[
                  {"rank":1,"title":"a","salary_type":"HOURLY","salary_min":1200},
                  {"rank":2,"title":"b","salary_type":"DAILY","salary_max":9000},
                  {"rank":3,"title":"c","salary_type":"HOURLY","salary_min":15,"salary_max":15}]}
                """))
        .filteredOn(line -> line.endsWith("ly"))
        .map(String::strip)
        .containsExactly("from 1,200 hourly", "up to 9,000 daily", "15 hourly");
  }

  @Test
  void lines_nothingKnownOfTheUser_nameTheUserAlone() throws Exception {
    assertThat(lines("{\"user_id\":7,\"user\":{\"city_name\":\"\"},\"recommendations\":[]}"))
        .containsExactly("", "User 7, best 0 of 0");
  }

  private static List<String> lines(String json) throws JsonProcessingException {
    return new SampleLists(List.of(new ObjectMapper().readTree(json))).lines();
  }
}
